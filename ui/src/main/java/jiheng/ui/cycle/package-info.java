/** All forms of a year at once: one workbook, or all documents in one archive, streamed and in the background. */
@NullMarked
package jiheng.ui.cycle;

import org.jspecify.annotations.NullMarked;
