/** Tests exports and erasures over all apps. */
@NullMarked
package io.insula.privacy;

import org.jspecify.annotations.NullMarked;
