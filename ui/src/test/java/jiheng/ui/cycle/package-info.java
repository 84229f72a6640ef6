/** Tests of {@link jiheng.ui.cycle}. */
package jiheng.ui.cycle;
