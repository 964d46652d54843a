/** The list of the apps in this process, for its operator. */
@NullMarked
package io.insula.kernel.web.apps;

import org.jspecify.annotations.NullMarked;
