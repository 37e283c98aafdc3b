import type { ComponentChildren } from 'preact';

/** Something wider or taller than its place. It takes the focus so that the keyboard can scroll it. */
export function ScrollBox({ label, tall = false, children }: { label: string; tall?: boolean; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (axe: scrollable-region-focusable).
    <section class={tall ? 'scroll tall' : 'scroll'} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
