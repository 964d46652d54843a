/**
 * Makes the partitions of the event table in advance, and drops them when their events are past the
 * retention.
 */
@NullMarked
package io.insula.activity.internal.storage;

import org.jspecify.annotations.NullMarked;
