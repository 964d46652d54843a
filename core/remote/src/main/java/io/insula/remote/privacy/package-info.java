/** How the personal data of every app is asked for across processes. */
@NullMarked
package io.insula.remote.privacy;

import org.jspecify.annotations.NullMarked;
