/** Makes apps from the sample app, and removes apps. */
@NullMarked
package io.insula.template.apps;

import org.jspecify.annotations.NullMarked;
