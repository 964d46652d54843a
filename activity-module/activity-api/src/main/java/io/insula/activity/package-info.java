/**
 * The log of what happened: durable and filterable. What other apps may see; start at {@link
 * io.insula.activity.ActivityLog}.
 */
@NullMarked
package io.insula.activity;

import org.jspecify.annotations.NullMarked;
