/** The base that every app uses. It depends on no app. */
@NullMarked
package io.insula.kernel.base;

import org.jspecify.annotations.NullMarked;
