/** Makes services: repositories of their own, with the core and one app. */
@NullMarked
package io.insula.template.service;

import org.jspecify.annotations.NullMarked;
