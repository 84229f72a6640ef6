/** Journeys through the product itself. */
@NullMarked
package jiheng.ui.page;

import org.jspecify.annotations.NullMarked;
