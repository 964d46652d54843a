/** Content negotiation: headers about the format of the request body and of the response. */
@NullMarked
package io.insula.kernel.web.negotiation;

import org.jspecify.annotations.NullMarked;
