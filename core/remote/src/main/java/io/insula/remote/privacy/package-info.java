/** The remote API of the personal data of every app. */
@NullMarked
package io.insula.remote.privacy;

import org.jspecify.annotations.NullMarked;
