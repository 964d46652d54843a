/** What every app stands on; knows no app. */
@NullMarked
package io.insula.kernel.base;

import org.jspecify.annotations.NullMarked;
