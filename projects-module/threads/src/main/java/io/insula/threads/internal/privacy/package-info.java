/** What the app keeps of people. */
@NullMarked
package io.insula.threads.internal.privacy;

import org.jspecify.annotations.NullMarked;
