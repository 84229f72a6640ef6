/** What journeys through the pages share. */
@NullMarked
package jiheng.ui.journey;

import org.jspecify.annotations.NullMarked;
