/** JSON read strictly: what a client did not mean to send is refused, and told by its field. */
@NullMarked
package io.insula.kernel.web.json;

import org.jspecify.annotations.NullMarked;
