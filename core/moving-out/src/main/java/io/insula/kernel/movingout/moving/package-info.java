/** Moves the data of an app from one database to another. */
@NullMarked
package io.insula.kernel.movingout.moving;

import org.jspecify.annotations.NullMarked;
