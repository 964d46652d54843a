/** The partitions of the event table: made ahead of need, dropped by retention. */
@NullMarked
package io.insula.activity.internal.storage;

import org.jspecify.annotations.NullMarked;
