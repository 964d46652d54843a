/** The list of apps, and which of them this process hosts. */
@NullMarked
package io.insula.kernel.base.apps;

import org.jspecify.annotations.NullMarked;
