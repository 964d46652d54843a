package io.insula.sample;

import java.time.Instant;

/**
 * One item.
 *
 * @param id the number of the item; newer items have larger numbers
 * @param author the user name of the author
 * @param createdAt when the item was added
 */
public record SampleItem(long id, SampleItemContent content, String author, Instant createdAt) {}
