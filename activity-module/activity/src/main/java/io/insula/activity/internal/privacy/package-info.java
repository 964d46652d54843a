/** What the log keeps of people: finding it, and taking it out. */
@NullMarked
package io.insula.activity.internal.privacy;

import org.jspecify.annotations.NullMarked;
