/**
 * The texts of the server that have translations, as patterns of the English texts. A test reads these tables and
 * the sources of the server, and fails for each pattern that matches no text there.
 */
import { number, percent, t } from 'console/i18n.js';

/**
 * A pattern, the key of the translation, and the parameters that the groups of the pattern stand for. The parameter
 * `phase` or `model` is the name of a phase or of a model of attribution in the contract.
 * @typedef {[RegExp, string, ...string[]]} Translation
 */

/**
 * The errors of fields. They stand beside their fields.
 * @type {Translation[]}
 */
const FAULTS = [
  [/^is required(?: to move back)?$/, 'fault.required'],
  [/^must not be (?:blank|empty)$/, 'fault.required'],
  [/^must have (\d+) to (\d+) characters(?: on one line)?$/, 'fault.length', 'least', 'most'],
  [/^must have (\d+) to (\d+) characters; several spaces in a row count as one$/, 'fault.length', 'least', 'most'],
  [/^must have at most (\d+) characters$/, 'fault.longest', 'most'],
  [/^must have at most (\d+) (?:entries|accounts)$/, 'fault.entries', 'most'],
  [/^is listed twice$/, 'fault.twice'],
  [/^must not contain line breaks or other control characters$/, 'fault.one-line'],
  [/^must not contain control characters other than line breaks and tabs$/, 'fault.control-characters'],
  [/^must be a number$/, 'fault.number'],
  [/^must be above 0$/, 'fault.above-zero'],
  [/^must be 0 or more and below 10\^12, with at most two decimals(?:, and not 999999999, which marks withdrawn proposals)?$/, 'fault.cost'],
  [/^must be (?:a whole number )?(?:from|between) (\d+) (?:to|and) (\d+)$/, 'fault.range', 'least', 'most'],
  [/^there is no cycle \d+; use one that GET \/cycles lists, or leave it out$/, 'fault.no-cycle'],
  [/^is wrong$/, 'fault.wrong'],
  [/^is taken$/, 'fault.taken'],
  [/^is reserved$/, 'fault.reserved'],
  [/^must have 1 to 64 characters of a-z, 0-9, dot, underscore, hyphen and @, and begin with a letter or digit$/, 'fault.username'],
  [/^must be an? (?:valid )?e-mail address$/, 'fault.email'],
  [/^must (?:be valid Unicode without NUL|have no NUL and no unpaired surrogate)$/, 'fault.control-characters'],
  [/^must not be the user name$/, 'fault.password-name'],
  [/^must not be the user name or the word Insula with only a few characters added$/, 'fault.password-name'],
  [/^must not be a repetition of a few characters, or a sequence such as 12345678 or hgfedcba$/, 'fault.password-pattern'],
  [/^is one of the most common passwords$/, 'fault.password-common'],
  [/^must be the name of a time zone like Europe\/Berlin$/, 'fault.time-zone'],
  [/^must not be after to(?:_date)?$/, 'fault.period'],
  [/^must be UTF-8$/, 'fault.utf-8'],
  [/^must be CSV$/, 'fault.csv'],
  [/^must be (username,[\w,]+)$/, 'fault.csv-header', 'header'],
  [/^must have (\d+)(?: fields?)?$/, 'fault.csv-fields', 'number'],
  [/^must have 1 to 255 ASCII characters and no spaces$/, 'fault.roster-name'],
  [/^is already in line (\d+)$/, 'fault.in-line', 'line'],
  [/^is the same account as in line (\d+)$/, 'fault.account-in-line', 'line'],
];

/**
 * The complete sentences: details of problems, errors of a ballot, warnings of a count, errors of reports.
 * @type {Translation[]}
 */
const SENTENCES = [
  [/^Ballots can be cast only in the voting phase; the cycle is in (\w+)\.$/, 'said.not-voting', 'phase'],
  [/^This cycle has no such code\. Check the code for typing errors\.$/, 'said.no-code'],
  [/^Only members can vote; your account does not have the role MEMBER\. Ask an admin of this server for the role\.$/, 'said.not-a-member'],
  [/^Only people on the roster of this cycle can vote, and your account is not on the roster\. Ask an admin of the cycle\.$/, 'said.not-on-roster'],
  [/^The cycle is being changed\. Retry shortly\.$/, 'said.being-changed'],
  [/^breaks min_length: this ballot names (\d+) proposals but must name at least (\d+)$/, 'said.too-few', 'number', 'least'],
  [/^breaks [\w-]+: this ballot names (\d+) proposals but may name at most (\d+)(?:; .+)?$/, 'said.too-many', 'number', 'most'],
  [/^breaks [\w-]+: the limit is ([\d.]+), and the sum up to proposal \d+ exceeds this limit$/, 'said.over-limit', 'limit'],
  [/^is an unknown proposal: this cycle has no proposal \d+$/, 'said.unknown-proposal'],
  [/^names a withdrawn proposal: \d+$/, 'said.withdrawn-proposal'],
  [/^is not a proposal of this cycle$/, 'said.not-a-proposal'],
  [/^is withdrawn$/, 'said.withdrawn'],
  [/^needs more memory for these ballots than this server has$/, 'said.memory'],
  [/^breaks (?:type|points|max_points|rank|unique): /, 'said.votes-not-allowed'],
  [/^You have no ballot in cycle \d+\.$/, 'said.no-ballot'],
  [/^Ballots on paper can be entered only in the voting phase; the cycle is in (\w+)\.$/, 'said.not-voting', 'phase'],
  [/^Ballot (.+) has already been entered\.$/, 'said.paper-number', 'number'],
  [/^Cycle \d+ is in refinement and accepts proposals only from its admins\.$/, 'said.only-admins-propose'],
  [/^Cycle \d+ is in (\w+) and accepts no proposals\.$/, 'said.no-proposals', 'phase'],
  [/^Cycle \d+ has (\d+) proposals already and cannot have more\.$/, 'said.cycle-full', 'most'],
  [/^Project \d+ would have more than (\d+) tags\. Remove some or add fewer\.$/, 'said.too-many-tags', 'most'],
  [/^You cannot report your own thread\. You can change its text\.$/, 'said.own-entry'],
  [/^The password was changed by another request at the same time; sign in with the current one and retry$/, 'said.password-changed'],
  [/^Another request changed or erased this account at the same time; check the account and retry$/, 'said.account-changed'],
  [/^This is the last admin who can sign in; enable another admin account first$/, 'said.last-admin'],
  [/^Too many exports are running\. Retry when one of them has ended\.$/, 'said.too-many-exports'],
  [/^An imported cycle has no voters on this server\.$/, 'said.imported-voters'],
  [/^The voters cannot be changed after the vote is over\.$/, 'said.voters-fixed'],
  [/^(\d*) of the names on the current roster are missing in this file\. After voting has opened, all names must stay\.$/, 'said.names-stay', 'number'],
  [/^(\d*) of the names on the current roster are missing in this file or are in another group\. After a count, all names and their groups must stay\.$/, 'said.groups-stay', 'number'],
  [/^Phragmén's rule is for approval ballots: every vote counts as an approval\.$/, 'said.counted-as-approvals'],
  [/^The rule has no minimum score, so no proposal is refused for its score\.$/, 'said.no-minimum-score'],
  [/^The rule has no exclusive groups, so no proposal excludes another\.$/, 'said.no-exclusive-groups'],
  [/^The outcome in the file was found by another rule than the one that this count uses\.$/, 'said.other-rule'],
  [/^META has a default_score, which is stored but not counted: a score is the sum of the points that ballots give\.$/, 'said.default-score'],
  [/^META states that (\w+) is ([\d.]+), but the file has (\d+)\.$/, 'said.other-number', 'key', 'stated', 'number'],
  [/^Some ballots name the same project more than once, and the votes in the file count each mention\. Number of ballots: (\d+)\.$/, 'said.repeated-projects', 'number'],
  [/^Votes of (.+): the file states (\d+), but its ballots add up to (\d+)\.$/, 'said.other-votes', 'project', 'stated', 'number'],
  [/^META has two values of (\w+); the last one is used\.$/, 'said.two-values', 'key'],
  [/^META has a (\w+) that is not a number, so (?:it|this value) is not checked\.$/, 'said.not-a-number', 'key'],
  [/^Cycle (\d+) does not exist, so there is nothing to report on\.$/, 'said.report-no-cycle', 'id'],
  [/^The work on this report was interrupted\. Request the report again\.$/, 'said.report-interrupted'],
  [/^The server cannot write the (?:files|data) of this report to its disk, which may be full\. /, 'said.report-disk'],
  [/^The database is unavailable or full\. Request this report again when the database works\.$/, 'said.report-database'],
  [/^The database was too busy for this report\. Request it again later\.$/, 'said.report-database'],
  [/^The database was unavailable\.$/, 'said.report-database'],
  [/^An unexpected error happened\. The log of the server has (?:it|the cause) under the trace id (\w+)\.$/, 'said.report-unexpected', 'id'],
  [/^The report could not be made\.(?: Request the report again\.)?$/, 'said.report-failed'],
  [/^The vote was opened again while its report was made, so the report is not shown\./, 'said.report-reopened'],
  [/^The cycle is unavailable, so the server cannot check that its vote is still over: /, 'said.report-unchecked'],
  [/^A request with this key is still running\. Retry shortly\.$/, 'said.still-running'],
  [/^The account is disabled; enable it first$/, 'said.account-disabled'],
  [/^You cannot disable your own account; ask another admin$/, 'said.own-account'],
  [/^The ballot, the rule, the voters, the budget and the dates of an imported cycle cannot be changed\.$/, 'said.imported-settings'],
  [/^The ballot, the rule and the voters of a cycle cannot be changed after its voting has opened\.$/, 'said.vote-settings'],
  [/^The budget cannot be changed because the vote of this cycle has already been counted\.$/, 'said.budget-fixed'],
  [/^An imported cycle is closed and cannot be moved to another phase\.$/, 'said.imported-phase'],
  [/^The cycle is in (\w+) already\.$/, 'said.in-phase', 'phase'],
  [/^The cycle is in (\w+); it can move only one phase at a time\.$/, 'said.one-phase', 'phase'],
  [/^An exclusive group of the rule names a proposal that is not in this cycle\.$/, 'said.unknown-in-group'],
  [/^The cycle is in (\w+); this change of a proposal is no longer allowed in this phase\.$/, 'said.proposal-fixed', 'phase'],
  [/^Another proposal of this cycle already has this name\. Choose another name\.$/, 'said.proposal-name'],
  [/^Proposal \d+ is already withdrawn\.$/, 'said.already-withdrawn'],
  [/^The cycle is in (\w+); progress can be noted only after its vote has been counted\.$/, 'said.progress-early', 'phase'],
  [/^Proposal \d+ is not among the winners\.$/, 'said.not-a-winner'],
  [/^The vote of cycle \d+ has not been counted yet\.$/, 'said.not-counted'],
  [/^The cycle changed while its votes were counted\. Try again\.$/, 'said.changed-in-count'],
  [/^Voting has never opened in this cycle, so it has no ballots\.$/, 'said.never-opened'],
  [/^The vote was opened again during the export\. Export the cycle again after the next count\.$/, 'said.export-reopened'],
  [/^The report on cycle \d+ shows a count that was discarded when the vote was opened again\. /, 'said.report-discarded'],
  [/^Ticket \d+ is finished; there is nothing to cancel\.$/, 'said.ticket-finished'],
  [/^Ticket \d+ is not finished yet, so it cannot be retried\. Wait for its end, or cancel it first\.$/, 'said.ticket-running'],
  [/^All tasks of ticket \d+ succeeded; there is nothing to retry\.$/, 'said.ticket-succeeded'],
  [/^You have (\d+) unfinished tickets, which is the limit\. Wait until one is finished, or cancel one\.$/, 'said.ticket-limit', 'most'],
  [/^(.+) has (\d+) unfinished tickets, which is the limit\. Wait until one is finished, or cancel one\.$/, 'said.ticket-limit-of', 'user', 'most'],
  [/^No process answers at this address\.$/, 'said.app-unreachable'],
  [/^The process at this address does not answer in time\.$/, 'said.app-slow'],
  [/^The process at this address does not host this app\.$/, 'said.app-not-hosted'],
  [/^The process at this address answers, but its database is not ready\.$/, 'said.app-database'],
  [/^The two processes do not accept each other's certificates\.$/, 'said.app-untrusted'],
];

/**
 * The sentences that explain how the models of attribution share the credit for a conversion.
 * @type {Translation[]}
 */
const CREDITS = [
  [/^No touch was found in the window before the conversion, so every model gives all credit to \(direct\)\.$/, 'credit.none'],
  [/^Of (\d+) touches in the window, only the first and the last (\d+) get credit\.$/, 'credit.window', 'total', 'latest'],
  [/^(linear|position|time_decay): all to (.+), the only touch\.$/, 'credit.only', 'model', 'touch'],
  [/^(first): all to (.+), the first of (\d+)(?: touch(?:es)?)?\.$/, 'credit.first', 'model', 'touch', 'total'],
  [/^(last): all to (.+), the last of (\d+)(?: touch(?:es)?)?\.$/, 'credit.last', 'model', 'touch', 'total'],
  [/^(last_non_direct): all to (.+), the last touch that is not direct\.$/, 'credit.not-direct', 'model', 'touch'],
  [/^(last_non_direct): all to (.+), the last touch \(all are direct\)\.$/, 'credit.all-direct', 'model', 'touch'],
  [/^(linear): ([\d.]+)(?: %)? to each of (\d+)(?: touches)?\.$/, 'credit.alike', 'model', 'share', 'total'],
  [/^(position): ([\d.]+)(?: %)? to the first, (.+), and ([\d.]+)(?: %)? to the last, (.+); the rest to those between\.$/, 'credit.ends-and-rest', 'model', 'share', 'touch', 'other_share', 'other'],
  [/^(position): ([\d.]+)(?: %)? to the first, (.+), and ([\d.]+)(?: %)? to the last, (.+)\.$/, 'credit.ends', 'model', 'share', 'touch', 'other_share', 'other'],
  [/^(time_decay): most, ([\d.]+)(?: %)?, to (.+), (\d+(?: \w+)?) before the conversion; a touch 7 days older gets half as much\.$/, 'credit.decay', 'model', 'share', 'touch', 'age'],
];

/** Matches the space before the sentence of each model in an explanation. */
const BEFORE_MODEL = / (?=(?:first|last|last_non_direct|linear|position|time_decay): )/;

/**
 * The details that say only what the title of their problem says. In other languages they are left out.
 * @type {RegExp[]}
 */
const SAID_BY_THE_TITLE = [
  /^You have done this too often; try again later$/,
  /^Too many wrong passwords; try again later$/,
  /^Your role does not allow this\.$/,
  /^Only an admin of cycle \d+ may do this\.$/,
  /^Only the (?:proposer|author) of (?:project|thread) \d+ or an admin may change (?:it|the project)\.$/,
  /^There is no (?:project|thread) \d+\.$/,
  /^No cycle has the id \d+\.$/,
  /^The body is larger than this route accepts\.$/,
  /^Too many r\w+ are (?:being uploaded|waiting to be written)\. Retry shortly\.$/,
];

/** The parameters that are numbers, which each language writes differently. Other numbers can be names or codes. */
const BOUNDS = ['least', 'most', 'limit', 'total', 'latest'];

/** The units of ages in texts of the server, with their names in `Intl`. @type {Record<string, string>} */
const UNITS = { d: 'day', h: 'hour', min: 'minute' };

/** Whether the title of a problem says the same as its detail. @param {string} detail */
export const isSaidByTitle = (detail) => SAID_BY_THE_TITLE.some((pattern) => pattern.test(detail));

/** Returns the error of a field in the reader's language, or undefined if there is no translation. @param {string} text */
export const faultOf = (text) => translated(text, FAULTS);

/** Returns a sentence in the reader's language, or undefined if there is no translation. @param {string} text */
export const sentenceOf = (text) => translated(text, SENTENCES);

/**
 * Returns the explanation of the credits for a conversion in the reader's language, or undefined if one of its
 * sentences has no translation.
 * @param {string} text
 */
export function explanationOf(text) {
  const sentences = text.split(BEFORE_MODEL).map((sentence) => translated(sentence, CREDITS));
  return sentences.includes(undefined) ? undefined : sentences.join(' ');
}

/**
 * @param {string} text
 * @param {Translation[]} table
 */
function translated(text, table) {
  for (const [pattern, key, ...names] of table) {
    const found = pattern.exec(text);
    if (found !== null) {
      return t(key, Object.fromEntries(names.map((name, index) => [name, valueOf(name, found[index + 1])])));
    }
  }
  return undefined;
}

/**
 * @param {string} name
 * @param {string} value
 */
function valueOf(name, value) {
  if (name === 'phase' || name === 'model') {
    return t(`${name}.${value}`);
  }
  if (name === 'age') {
    const [count, unit] = value.split(' ');
    return number(Number(count), { style: 'unit', unit: UNITS[unit], unitDisplay: 'long' });
  }
  if (name.endsWith('share')) {
    return percent(Number(value) / 100);
  }
  return BOUNDS.includes(name) ? Number(value) : value;
}
