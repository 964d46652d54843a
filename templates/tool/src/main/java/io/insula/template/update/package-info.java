/** Brings later changes of the template into services that were made from it. */
@NullMarked
package io.insula.template.update;

import org.jspecify.annotations.NullMarked;
