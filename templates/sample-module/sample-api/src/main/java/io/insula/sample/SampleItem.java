package io.insula.sample;

import java.time.Instant;

/**
 * One item.
 *
 * @param id newer items have larger numbers
 * @param author the user name of the author
 */
public record SampleItem(long id, SampleItemContent content, String author, Instant createdAt) {}
