package io.insula.sample;

import java.time.Instant;

/**
 * One item.
 *
 * @param id its number, larger for newer ones
 * @param author the user name of the author
 * @param createdAt when it was added
 */
public record SampleItem(long id, SampleItemContent content, String author, Instant createdAt) {}
