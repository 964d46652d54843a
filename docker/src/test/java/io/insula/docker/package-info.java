/** Tests of the image and of the files that deploy it. */
@NullMarked
package io.insula.docker;

import org.jspecify.annotations.NullMarked;
