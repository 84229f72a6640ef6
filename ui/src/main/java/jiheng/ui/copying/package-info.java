/** Next year's targets from this year's form: chosen rows, with the old figures beside. */
@NullMarked
package jiheng.ui.copying;

import org.jspecify.annotations.NullMarked;
