/** How the server stops taking requests without losing one. */
@NullMarked
package io.insula.kernel.web.shutdown;

import org.jspecify.annotations.NullMarked;
