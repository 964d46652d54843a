/** A route that lists the apps for the operator, and a check of the routes of plugins. */
@NullMarked
package io.insula.kernel.web.apps;

import org.jspecify.annotations.NullMarked;
