import type { ComponentChildren } from 'preact';

interface SectionProps {
  /** Constant; what the navigation points at. */
  readonly id: string;
  /** What the section asks, small, above … */
  readonly asks: string;
  /** … what it answers. */
  readonly title: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Section({ id, asks, title, children }: SectionProps) {
  return (
    <section id={id} class="section" aria-labelledby={`${id}-title`}>
      <p class="asks">{asks}</p>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
