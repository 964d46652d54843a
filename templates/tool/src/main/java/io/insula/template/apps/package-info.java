/** Makes apps from the sample app, and takes apps out again. */
@NullMarked
package io.insula.template.apps;

import org.jspecify.annotations.NullMarked;
