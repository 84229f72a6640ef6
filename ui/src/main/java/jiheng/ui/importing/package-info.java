/** Reading a workbook in the official layout of 部门整体自评表: checked before it is parsed, nothing dropped in silence. */
@NullMarked
package jiheng.ui.importing;

import org.jspecify.annotations.NullMarked;
