"""The statutory annual report 政府信息公开工作年度报告 as data: its model, readers and checks."""
