/** The REST API under /api/v1. */
@NullMarked
package jiheng.ui.api;

import org.jspecify.annotations.NullMarked;
