package io.insula.kernel.outbox;

/**
 * The lease of a message that a process took.
 *
 * @param id the id of the message
 * @param attempt the number of the attempt that took the lease. It works as a fencing token: if the
 *     stored number is different, a later attempt has the lease. The numbers begin again if an
 *     admin or an app retries a message that had failed.
 */
record OutboxLease(long id, int attempt) {}
