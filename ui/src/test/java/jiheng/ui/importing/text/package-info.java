/** Workbooks built in memory, with sentences of our own and the figures of the 2022 form. */
@NullMarked
package jiheng.ui.importing.text;

import org.jspecify.annotations.NullMarked;
