/** A person over all apps: what is handed out of them, and that nothing is left of them. */
@NullMarked
package io.insula.privacy;

import org.jspecify.annotations.NullMarked;
