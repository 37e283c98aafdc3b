import { computed, signal } from '@preact/signals';
import { STEPS } from '../view/week-rhythm.ts';

/** Colours of the style sheet, resolved for canvases, which know no custom properties. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly edge: string;
  readonly night: string;
  readonly blue: string;
  readonly orange: string;
  /** From weakest to strongest, {@link STEPS} of them. */
  readonly ramp: readonly string[];
}

function readPalette(): Palette {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const found = {
    paper: colour('paper'),
    ink: colour('ink'),
    muted: colour('muted'),
    line: colour('line'),
    edge: colour('edge'),
    night: colour('night'),
    blue: colour('blue'),
    orange: colour('orange'),
    ramp: Array.from({ length: STEPS }, (_, i) => colour(`step-${i + 1}`)),
  };
  probe.remove();
  return found;
}

const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The theme that the reader chose, and a count that moves whenever colours may have changed. */
export const theme = signal<Theme>('auto');
const colours = signal(0);

/** The colours as they are now: read once a change, since resolving them makes the browser lay out the page. */
export const palette = computed(() => {
  void colours.value;
  return readPalette();
});

export function nextTheme(): void {
  theme.value = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] as Theme;
  document.documentElement.dataset['theme'] = theme.value;
  colours.value++;
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  colours.value++;
});
