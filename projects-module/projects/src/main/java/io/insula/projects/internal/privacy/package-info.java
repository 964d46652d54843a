/** What the app keeps of people. */
@NullMarked
package io.insula.projects.internal.privacy;

import org.jspecify.annotations.NullMarked;
