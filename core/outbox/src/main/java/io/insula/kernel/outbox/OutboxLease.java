package io.insula.kernel.outbox;

/**
 * The lease of a message that a process took.
 *
 * @param id the id of the message
 * @param attempt the number of the attempt that took the lease. As each attempt has another number,
 *     it works as a fencing token: a later attempt has the lease if the stored number is different.
 */
record OutboxLease(long id, int attempt) {}
