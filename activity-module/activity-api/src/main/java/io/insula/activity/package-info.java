/**
 * The activity log, durable and filterable. This is the API for other apps; start at {@link
 * io.insula.activity.ActivityLog}.
 */
@NullMarked
package io.insula.activity;

import org.jspecify.annotations.NullMarked;
