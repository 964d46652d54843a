import { useEffect, useRef } from 'preact/hooks';
import { html } from 'console/html.js';
import { calendarDay, isRightToLeft, language, number } from 'console/i18n.js';

/** The height of a plot, in pixels. */
const HEIGHT = 280;

const DAY_SECONDS = 86_400;

/** The distances that two days with a text on the axis can have, in seconds. */
const STEPS = [1, 2, 7, 14, 28, 91, 182, 364].map((days) => days * DAY_SECONDS);

/** The least width for the text of a day, in pixels. */
const MIN_LABEL_WIDTH = 80;

/** The numbers of the sides of a plot in uPlot. The axis of amounts stands on the side where the time begins. */
const RIGHT = 1;
const LEFT = 3;

/**
 * A plot of daily numbers. Its library is loaded when the first plot appears. For screen readers it is only a
 * picture, so the same numbers must stand in a table beside it.
 * @param {{label: string, days: string[], series: {text: string, values: number[]}[]}} props the days are like
 *   2026-03-01; at most four series
 */
export function TimePlot({ label, days, series }) {
  const place = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => {
    const element = /** @type {HTMLDivElement} */ (place.current);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const stop = new AbortController();
    void draw(element, days, series, stop.signal);
    scheme.addEventListener('change', () => draw(element, days, series, stop.signal), { signal: stop.signal });
    return () => stop.abort();
  }, [JSON.stringify([days, series]), language.value]);
  return html`
    <div class="plot">
      <div ref=${place} role="img" aria-label=${label} />
      <ul class="plot-legend">
        ${series.map(({ text }, index) => html`<li key=${text} class="plot-series" data-series=${index}>${text}</li>`)}
      </ul>
    </div>
  `;
}

/**
 * Draws the plot, in place of an earlier one.
 * @param {HTMLDivElement} element
 * @param {string[]} days
 * @param {{text: string, values: number[]}[]} series
 * @param {AbortSignal} signal
 */
async function draw(element, days, series, signal) {
  const { default: UPlot } = await import('uplot');
  if (signal.aborted) {
    return;
  }
  element.replaceChildren();
  const colors = colorsOf(element, series.length);
  const seconds = days.map((day) => Date.parse(day) / 1000);
  const plot = new UPlot(
    {
      width: element.clientWidth,
      height: HEIGHT,
      tzDate: (/** @type {number} */ time) => UPlot.tzDate(new Date(time * 1000), 'Etc/UTC'),
      legend: { show: false },
      cursor: { drag: { x: false, y: false } },
      axes: [
        { ...axis(colors, (/** @type {number} */ time) => calendarDay(new Date(time * 1000).toISOString(), SHORT)), incrs: STEPS, space: MIN_LABEL_WIDTH },
        { ...axis(colors, (/** @type {number} */ value) => number(value)), side: isRightToLeft.value ? RIGHT : LEFT },
      ],
      scales: {
        x: { dir: isRightToLeft.value ? -1 : 1, ...aroundDay(seconds) },
        y: { range: (/** @type {any} */ _, /** @type {number} */ least, /** @type {number} */ most) => [0, Math.max(most, 1)] },
      },
      series: [
        {},
        ...series.map(({ text }, index) => ({
          label: text,
          stroke: colors.series[index],
          width: 2,
          points: { show: days.length < 40 },
        })),
      ],
    },
    [seconds, ...series.map(({ values }) => values)],
    element,
  );
  const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT }));
  observer.observe(element);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    plot.destroy();
  });
}

/**
 * Returns the range of the axis of days. A single day stands between the one before and the one after.
 * @param {number[]} seconds
 * @returns {{range?: [number, number]}}
 */
const aroundDay = (seconds) => (seconds.length === 1 ? { range: [seconds[0] - DAY_SECONDS, seconds[0] + DAY_SECONDS] } : {});

/** @type {Intl.DateTimeFormatOptions} */
const SHORT = { day: 'numeric', month: 'short' };

/**
 * @param {{ink: string, line: string}} colors
 * @param {(value: number) => string} text
 */
function axis({ ink, line }, text) {
  return {
    stroke: ink,
    grid: { stroke: line, width: 1 },
    ticks: { stroke: line, width: 1 },
    values: (/** @type {any} */ _, /** @type {number[]} */ splits) =>
      splits.map((value) => (Number.isInteger(value) ? text(value) : '')),
  };
}

/**
 * Returns the colours of the style sheet as a canvas understands them.
 * @param {HTMLElement} element
 * @param {number} count
 */
function colorsOf(element, count) {
  const legend = [...(element.parentElement?.querySelectorAll('.plot-series') ?? [])].slice(0, count);
  const style = getComputedStyle(element);
  return {
    ink: style.color,
    line: style.borderTopColor,
    series: legend.map((entry) => getComputedStyle(entry, '::before').backgroundColor),
  };
}
