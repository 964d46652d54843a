/** What is kept of a person over all apps: handing it out, and erasing it. */
@NullMarked
package io.insula.kernel.privacy;

import org.jspecify.annotations.NullMarked;
