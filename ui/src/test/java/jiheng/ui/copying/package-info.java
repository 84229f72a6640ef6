/** Tests of {@link jiheng.ui.copying}. */
package jiheng.ui.copying;
