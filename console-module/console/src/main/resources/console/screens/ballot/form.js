import { useMemo, useState } from 'preact/hooks';
import { ApiProblem, del, put } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Choose } from 'console/screens/ballot/choose.js';
import { Review } from 'console/screens/ballot/review.js';
import { useDraft } from 'console/ui/draft.js';
import { announce } from 'console/ui/feedback.js';
import { useLeaveWarning } from 'console/ui/leave.js';
import { choicesOf, isSame, votesOf } from 'console/voting/choices.js';
import { codeHeaders } from 'console/voting/code.js';
import { loadCycle, loadOwn } from 'console/voting/data.js';
import { hash } from 'console/voting/order.js';
import { keep, keepWithdrawn } from 'console/voting/receipts.js';

/**
 * The ballot of an open vote: the voter chooses proposals, reviews the choices, and casts the ballot.
 * @param {{id: string, voter: string, code: string | undefined, cycle: any, proposals: any[], own: any,
 *   onCast: (cast: any) => void, onWithdrawn: () => void, onClosed: (cycle: any, isInTime: boolean) => void}} props
 */
export function BallotForm({ id, voter, code, cycle, proposals, own, onCast, onWithdrawn, onClosed }) {
  const { type } = cycle.ballot;
  const byId = useMemo(() => new Map(proposals.map((each) => [each.proposal_id, each])), [proposals]);
  const isOffered = (/** @type {{id: number}} */ each) => byId.get(each.id)?.withdrawn === false;
  const counted = useMemo(() => (own === null ? [] : choicesOf(own.votes)), [own]);
  const present = useMemo(() => counted.filter(isOffered), [counted, byId]);
  const [draft, setDraft, discard] = useDraft(`ballot.${id}.${hash(voter)}`, present, { isOfTab: code !== undefined });
  const [isReviewing, setReviewing] = useState(false);
  const choices = draft.filter(isOffered);
  const lost = new Set([...counted, ...draft].filter((each) => !isOffered(each)).map((each) => each.id)).size;
  const isUnsent = !isSame(type, choices, present);
  const stopWarning = useLeaveWarning(isUnsent, t(code === undefined ? 'ballot.left-unsent' : 'ballot.left-unsent-code'));

  /**
   * Returns the answer to a request. If the server refuses it because the vote has closed, an earlier attempt may have
   * been in time, and its answer lost. If it was, returns the ballot of the voter. Otherwise replaces the ballot on the
   * screen, and throws the refusal.
   * @param {Promise<any>} request
   * @param {(own: any) => boolean} isDone whether the request has been carried out, if this is the ballot of the voter
   */
  async function whileOpen(request, isDone) {
    try {
      return await request;
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.status === 409) {
        const present = await loadCycle(id, code).catch(() => null);
        if (present !== null && present.phase !== 'voting') {
          const own = await loadOwn(id, code).catch(() => undefined);
          const isInTime = own !== undefined && isDone(own);
          stopWarning();
          onClosed(present, isInTime);
          if (isInTime) {
            return own;
          }
        }
      }
      throw failure;
    }
  }

  async function cast() {
    const votes = votesOf(type, choices);
    const answer = await whileOpen(
      put(`cycles/${encodeURIComponent(id)}/ballot`, { votes }, { headers: codeHeaders(code) }),
      (now) => now !== null && !now.refused && isSame(type, choicesOf(now.votes), choices),
    );
    keep({ cycleId: id, cycle: cycle.name, receipt: answer.receipt, castAt: answer.cast_at }, voter);
    stopWarning();
    discard();
    onCast({ ...answer, votes });
  }

  async function withdraw() {
    await whileOpen(
      del(`cycles/${encodeURIComponent(id)}/ballot`, { headers: codeHeaders(code) }),
      (now) => now === null,
    );
    keepWithdrawn(id, voter);
    stopWarning();
    discard();
    announce(t('ballot.withdrawn'));
    onWithdrawn();
  }

  return isReviewing
    ? html`
        <${Review}
          cycle=${cycle}
          choices=${choices}
          byId=${byId}
          isChange=${own !== null}
          cast=${cast}
          back=${() => setReviewing(false)}
        />
      `
    : html`
        <${Choose}
          id=${id}
          voter=${voter}
          cycle=${cycle}
          proposals=${proposals}
          byId=${byId}
          choices=${choices}
          setChoices=${setDraft}
          lost=${lost}
          own=${own}
          isUnsent=${isUnsent}
          reset=${discard}
          withdraw=${withdraw}
          review=${() => setReviewing(true)}
        />
      `;
}
