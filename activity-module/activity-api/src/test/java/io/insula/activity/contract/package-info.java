/** Tests of what the API promises, which every implementation must pass. */
@NullMarked
package io.insula.activity.contract;

import org.jspecify.annotations.NullMarked;
