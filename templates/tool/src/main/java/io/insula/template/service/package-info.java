/** Makes services. A service is a separate repository with the core and one app. */
@NullMarked
package io.insula.template.service;

import org.jspecify.annotations.NullMarked;
