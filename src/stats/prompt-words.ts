import type { Exchanges } from '../model/artifacts.ts';
import type { Finding } from '../model/inference.ts';
import { duration, endpoint, figure, instant, say, type Text } from '../model/text.ts';
import type { LastStretch } from './last-stretches.ts';
import { PROMPT, type PromptSettings } from './prompts.ts';

/** With fewer earlier stretches a share says little. */
const FEW = 20;
/** An ordinary beginning, and a rare one, as a share of the endpoint's own stretches. */
const ORDINARY = 0.2;
const RARE = 0.05;

/** As labels of figures: what stretches began with. */
export const CATEGORY_LABELS = [
  'nothing seen to reach it',
  'a contact that wrote to it alone',
  'one of many that the same sender reached at once',
  'something whose sender the log does not name',
] as const;

const BEGAN = [
  'with nothing seen to reach it',
  'with a contact to it alone',
  'with something sent to many at once',
  'with something from a sender that is not named',
] as const;

/** Earlier stretches in all, and those that began in the same way. */
export function compareEarlier({ earlier, found }: LastStretch): { same: number; n: number } {
  return { same: earlier[found.category] ?? 0, n: earlier.reduce((sum, count) => sum + count, 0) };
}

function whatReached({ began, found }: LastStretch, exchanges: Exchanges, receivers: Int32Array, { before, after }: PromptSettings): Text {
  const { category, exchange, usual } = found;
  if (category === PROMPT.nothing) return say`Nothing is seen to have reached it in the ${duration(before)} before that.`;
  const gap = began - (exchanges.at[exchange] as number);
  const when =
    gap === 0
      ? say`At that instant`
      : gap > 0
        ? say`${duration(gap)} before that`
        : say`${duration(-gap)} after that, within ${duration(after)},`;
  const many = receivers[exchange] as number;
  const from = exchanges.sender[exchange] as number;
  if (category === PROMPT['one-contact'])
    return say`${when} ${endpoint(from)} reached it${many > 1 ? say`, and ${many - 1} ${many === 2 ? 'other' : 'others'} within ${duration(before)}` : say`, and reached nobody else within ${duration(before)}`}.`;
  if (category === PROMPT.unnamed)
    return say`${when} something reached it whose sender the log does not name: a message, a receipt or a notification. From whom is not visible.`;
  return from >= 0
    ? say`${when} ${endpoint(from)} reached it and ${many - 1} others within ${duration(before)}, as a channel or a group does.`
    : say`${when} something reached it and ${many - 1} others at once, where ${figure(usual, 1)} are usual at that hour, as a post to many does. The sender is not visible.`;
}

/** What the record shows, and how ordinary it is for this endpoint. */
export function claimPrompt(stretch: LastStretch, exchanges: Exchanges, receivers: Int32Array, settings: PromptSettings): Text {
  const { id, event, began, last, found } = stretch;
  if (found.category === PROMPT.inactive)
    return say`${endpoint(id)} was last seen active ${duration(event - last)} before ${instant(event)}. Whether it was used shortly before, and why, is not visible.`;
  const { same, n } = compareEarlier(stretch);
  const how = BEGAN[found.category] ?? '';
  const usual =
    n === 0
      ? say`No earlier stretch is there to compare with.`
      : say`${same} of its ${n} earlier stretches of activity (${figure((100 * same) / n, 0)} %) began ${how} as well.`;
  return say`The last stretch of activity of ${endpoint(id)} before ${instant(event)} began ${duration(event - began)} before it. ${whatReached(stretch, exchanges, receivers, settings)} ${usual}`;
}

export function gradePrompt(stretch: LastStretch): NonNullable<Finding['grade']> {
  if (stretch.found.category === PROMPT.inactive)
    return { word: 'weak', reason: 'it is not seen active within the window, so that nothing can be said of why' };
  const { same, n } = compareEarlier(stretch);
  if (n < FEW) return { word: 'weak', reason: `there are only ${n} earlier stretches to compare with` };
  const share = Math.round((100 * same) / n);
  if (same / n >= ORDINARY) return { word: 'weak', reason: `that is ordinary here: ${share} % of its earlier stretches began so` };
  if (stretch.found.category === PROMPT.unnamed) return { word: 'weak', reason: 'the log does not name who reached it' };
  return same / n >= RARE
    ? { word: 'fair', reason: `${share} % of its earlier stretches began so` }
    : { word: 'good', reason: `only ${share} % of its earlier stretches began so; it says what reached it, and not why it was used` };
}

/** What cannot be told from such a record, whatever it shows. */
export function doubtPrompt({ found }: LastStretch): Text[] {
  const content = say`What was written is in no such log: a message that precedes an activity need not have asked for anything, let alone ordered the event.`;
  const coincidence = say`In the simulated worlds nothing else reached the phone in the hour before. Elsewhere coincidences come on top.`;
  switch (found.category) {
    case PROMPT.nothing:
      return [
        say`Nothing seen is not nothing there: a call, another app, a word in person or an appointment made before leaves no trace here. It does not show that anyone acted alone.`,
        coincidence,
      ];
    case PROMPT['one-contact']:
      return [
        content,
        say`A phone that a push wakes connects by itself: the connection may show that a message arrived, and not that anyone looked.`,
        coincidence,
      ];
    case PROMPT['one-of-many']:
      return [
        content,
        say`One message to many can be a channel, a group or a run of private messages; who reads along is not shown to know the sender.`,
        coincidence,
      ];
    case PROMPT.inactive:
      return [];
    default:
      return [content, say`Receipts and notices of the app itself look the same where no sender is named.`, coincidence];
  }
}
