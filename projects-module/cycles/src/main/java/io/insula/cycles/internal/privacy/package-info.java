/** What cycles keep of people. */
@NullMarked
package io.insula.cycles.internal.privacy;

import org.jspecify.annotations.NullMarked;
