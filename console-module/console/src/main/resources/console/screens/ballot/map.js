import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { html } from 'console/html.js';
import { money, number, t } from 'console/i18n.js';
import { Button } from 'console/ui/controls.js';
import { Empty } from 'console/ui/feedback.js';
import { isChosen } from 'console/voting/choices.js';

const WIDTH = 400;
const HEIGHT = 300;
const EDGE = 30;

/** The least distance of two points, so that each can be seen and hit. */
const MIN_DISTANCE = 36;

/**
 * The radius of the area around a point that can be hit. On a screen of 320 pixels, its diameter is 24 pixels, which a
 * finger needs. The areas of two points do not overlap.
 */
const HIT_RADIUS = 17;

/** The most points of a map. With more, the areas that can be hit would overlap. */
const MAX_POINTS = 50;

/** How often all points are moved apart at most. Many close points need many rounds, because a move causes new overlaps. */
const ROUNDS = 300;

/** Two points count as apart if only this much is missing. */
const TOLERANCE = 0.01;

/**
 * The angle by which each move turns aside, in radians. Without it, points that are pushed against an edge of the frame
 * would stay on top of each other.
 */
const SIDEWAYS_ANGLE = 0.3;

/** Points at the same place move in directions that differ by this angle, in radians, so that they form a spiral. */
const SPIRAL_ANGLE = 2.4;

/** @param {any} proposal */
export const hasPlace = (proposal) => proposal.latitude !== null && proposal.longitude !== null;

/**
 * Draws the proposals as points at their coordinates, without a map behind them. A click on a point shows its
 * proposal below.
 * @param {{proposals: any[], currency: string | null, choices: any, option: (proposal: any) => any}} props
 */
export function BallotMap({ proposals, ...rest }) {
  return proposals.length > MAX_POINTS
    ? html`
        <${Empty} title=${t('ballot.map-crowded', { count: proposals.length })}>
          <p>${t('ballot.map-crowded-text', { most: MAX_POINTS })}</p>
        <//>
      `
    : html`<${Points} proposals=${proposals} ...${rest} />`;
}

/** @param {any} props see BallotMap */
function Points({ proposals, currency, choices, option }) {
  const [open, setOpen] = useState(/** @type {{id: number} | null} */ (null));
  const places = useMemo(
    () => apart(proposals.map(projection(proposals))),
    [proposals.map((/** @type {any} */ each) => `${each.latitude} ${each.longitude}`).join()],
  );
  const below = useRef(/** @type {HTMLElement | null} */ (null));
  const drawing = useRef(/** @type {SVGElement | null} */ (null));
  const shown = proposals.find((/** @type {any} */ each) => each.proposal_id === open?.id);
  useEffect(() => below.current?.focus(), [open]);

  /** Moves the focus back to the point of the open proposal. */
  function back() {
    /** @type {SVGElement | null | undefined} */ (drawing.current?.querySelector('[aria-pressed="true"]'))?.focus();
  }

  return html`
    <div class="ballot-map">
      <p class="muted small">${t('ballot.map-text')}</p>
      <svg ref=${drawing} viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label=${t('ballot.view-map')}>
        <path class="map-north" d="M24 44V14m-7 9 7-9 7 9" />
        <text class="map-north-text" x="24" y="62">${t('ballot.north')}</text>
        ${proposals.map((/** @type {any} */ proposal, /** @type {number} */ index) => {
          const [x, y] = places[index];
          const isPicked = isChosen(choices, proposal.proposal_id);
          const show = () => setOpen({ id: proposal.proposal_id });
          return html`
            <g
              key=${proposal.proposal_id}
              class="map-point"
              role="button"
              tabindex="0"
              transform="translate(${x} ${y})"
              data-chosen=${isPicked}
              aria-pressed=${proposal === shown ? 'true' : 'false'}
              aria-label=${t(isPicked ? 'ballot.map-point-chosen' : 'ballot.map-point', { place: index + 1, name: proposal.name, cost: money(proposal.cost, currency) })}
              onClick=${show}
              onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
                if (event.key === 'Enter' || event.key === ' ') {
                  event.preventDefault();
                  show();
                }
              }}
            >
              <circle r=${HIT_RADIUS} class="map-target" />
              <circle r="13" />
              <text dy="0.35em" aria-hidden="true">${number(index + 1)}</text>
            </g>
          `;
        })}
      </svg>
      ${shown &&
      html`
        <div class="stack" ref=${below} tabindex="-1" role="group" aria-label=${shown.name}>
          <ul class="options">${option(shown)}</ul>
          <div><${Button} kind="quiet" onClick=${back}>${t('ballot.map-back')}<//></div>
        </div>
      `}
    </div>
  `;
}

/**
 * Returns a function that computes where a proposal is drawn. Distances have the same scale in all directions,
 * and all points are inside the frame.
 * @param {any[]} proposals
 * @returns {(proposal: any) => [number, number]}
 */
function projection(proposals) {
  const latitudes = proposals.map((each) => each.latitude);
  const longitudes = proposals.map((each) => each.longitude);
  const middle = [(Math.min(...longitudes) + Math.max(...longitudes)) / 2, (Math.min(...latitudes) + Math.max(...latitudes)) / 2];
  const narrowing = Math.cos((middle[1] * Math.PI) / 180);
  const width = (Math.max(...longitudes) - Math.min(...longitudes)) * narrowing;
  const height = Math.max(...latitudes) - Math.min(...latitudes);
  const scale = Math.min((WIDTH - 2 * EDGE) / width, (HEIGHT - 2 * EDGE) / height);
  const used = Number.isFinite(scale) ? scale : 0;
  return ({ latitude, longitude }) => [
    Math.round(WIDTH / 2 + (longitude - middle[0]) * narrowing * used),
    Math.round(HEIGHT / 2 - (latitude - middle[1]) * used),
  ];
}

/**
 * Moves points apart that would overlap. No point leaves the frame.
 * @param {[number, number][]} points
 * @returns {[number, number][]}
 */
function apart(points) {
  const moved = points.map(([x, y]) => ({ x, y }));
  for (let round = 0, isDone = false; round < ROUNDS && !isDone; round++) {
    isDone = true;
    moved.forEach((one, index) =>
      moved.slice(0, index).forEach((other) => {
        isDone = !push(one, other, index) && isDone;
      }),
    );
  }
  return moved.map(({ x, y }) => [Math.round(x), Math.round(y)]);
}

/** @typedef {{x: number, y: number}} Point */

/**
 * Moves two points apart that are too close, and returns whether they were.
 * @param {Point} one
 * @param {Point} other
 * @param {number} index the index of the first point, which gives the direction if both are at one place
 */
function push(one, other, index) {
  const distance = Math.hypot(one.x - other.x, one.y - other.y);
  const isClose = distance < MIN_DISTANCE - TOLERANCE;
  if (isClose) {
    const angle = distance === 0 ? index * SPIRAL_ANGLE : Math.atan2(one.y - other.y, one.x - other.x) + SIDEWAYS_ANGLE;
    const by = (MIN_DISTANCE - distance) / 2;
    const [x, y] = [Math.cos(angle) * by, Math.sin(angle) * by];
    move(one, x, y);
    move(other, -x, -y);
  }
  return isClose;
}

/**
 * @param {Point} point
 * @param {number} x
 * @param {number} y
 */
function move(point, x, y) {
  Object.assign(point, { x: within(point.x + x, WIDTH), y: within(point.y + y, HEIGHT) });
}

/**
 * @param {number} place
 * @param {number} length
 */
const within = (place, length) => Math.min(length - EDGE / 2, Math.max(EDGE / 2, place));
