/** Takes events in: rules, ids, the writer of groups, and the routes that post. */
@NullMarked
package io.insula.activity.internal.ingest;

import org.jspecify.annotations.NullMarked;
