/** What the headers of a request say about the form of its body and of the answer. */
@NullMarked
package io.insula.kernel.web.negotiation;

import org.jspecify.annotations.NullMarked;
