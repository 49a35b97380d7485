/** What a document may be, for the browser's picker; the service looks at the content itself. */
export const documentTypes = '.pdf,.ofd,.png,.jpg,.jpeg,.docx,.xlsx';
